package io.ptoken.control.call;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.token.bits.TokenNumber;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record that wraps one text or number is written as that. Identifiers of digits are text, with their leading zeros. */
final class ValueTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final Set<Class<?>> WRAPPED = Set.of(String.class, int.class, long.class);

    ValueTypes() {
        addText(SupplyGroupCode.class, SupplyGroupCode::digits, SupplyGroupCode::parse);
        addText(TokenNumber.class, TokenNumber::decimal, TokenNumber::parseDecimal);
    }

    private <T> void addText(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new StdSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        addDeserializer(type, new StdDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return read.apply(in.getText());
            }
        });
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new Serializers.Base() {
            @Override
            public @Nullable JsonSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription description) {
                return isValue(type.getRawClass()) ? new Unwrapping(type.getRawClass()) : null;
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription description) {
                return isValue(type.getRawClass()) ? new Wrapping(type.getRawClass()) : null;
            }
        });
    }

    private static boolean isValue(Class<?> type) {
        return type.isRecord()
                && !OperatorCall.class.isAssignableFrom(type)
                && type.getRecordComponents().length == 1
                && WRAPPED.contains(type.getRecordComponents()[0].getType())
                && !type.isMemberClass();
    }

    private static final class Unwrapping extends StdSerializer<Object> {

        private static final long serialVersionUID = 1L;
        private final transient RecordComponent component;

        Unwrapping(Class<?> type) {
            super(type, false);
            this.component = type.getRecordComponents()[0];
        }

        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            try {
                Object wrapped = component.getAccessor().invoke(value);
                if (wrapped instanceof Number number) {
                    out.writeNumber(number.longValue());
                } else {
                    out.writeString(String.valueOf(wrapped));
                }
            } catch (ReflectiveOperationException e) {
                throw new IOException("a value without its accessor: " + handledType(), e);
            }
        }
    }

    private static final class Wrapping extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        Wrapping(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Class<?> wrapped = handledType().getRecordComponents()[0].getType();
            try {
                var constructor = handledType().getDeclaredConstructor(wrapped);
                if (wrapped == String.class) {
                    return constructor.newInstance(in.getText());
                }
                long number = in.getLongValue();
                return wrapped == int.class
                        ? constructor.newInstance(Math.toIntExact(number))
                        : constructor.newInstance(number);
            } catch (InvocationTargetException e) {
                throw context.instantiationException(handledType(), e.getCause());
            } catch (ReflectiveOperationException | ArithmeticException e) {
                throw context.instantiationException(handledType(), e);
            }
        }
    }
}
