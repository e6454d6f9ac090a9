package io.ptoken.embedding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom.xml of this repository, or another small XML file. */
final class ProjectFile {

    private final Element root;

    private ProjectFile(Element root) {
        this.root = root;
    }

    static ProjectFile read(Path file) throws IOException {
        try {
            return new ProjectFile(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The text of the child of the project with this name. */
    Optional<String> text(String name) {
        return children(root).stream()
                .filter(child -> child.getTagName().equals(name))
                .map(Element::getTextContent)
                .findFirst();
    }

    /** The text of all elements with this name, wherever they are. */
    List<String> all(String name) {
        return elements(root.getElementsByTagName(name)).stream()
                .map(Element::getTextContent)
                .toList();
    }

    /** How many elements have this name. */
    int count(String name) {
        return root.getElementsByTagName(name).getLength();
    }

    /** An attribute of each element in which one with this name stands. */
    Stream<String> parentsOf(String name, String attribute) {
        return elements(root.getElementsByTagName(name)).stream()
                .map(Element::getParentNode)
                .map(parent -> ((Element) parent).getAttribute(attribute));
    }

    private static List<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
