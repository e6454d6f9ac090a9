package io.ptoken.service.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class ReadinessCheckTest {

    @Test
    void aStoreThatAnswersIsReady() {
        assertThat(ReadinessCheck.storeAnswers(new InMemoryStore()).complaint()).isEmpty();
    }

    @Test
    void aStoreThatFailsSaysWhy() {
        ServiceStore broken = (ServiceStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServiceStore.class}, (proxy, method, arguments) -> {
                    throw new StoreException(StoreException.Reason.UNAVAILABLE, "no route to the database");
                });

        assertThat(ReadinessCheck.storeAnswers(broken).complaint())
                .contains("the store cannot be used: no route to the database");
    }
}
