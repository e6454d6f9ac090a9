package io.ptoken.web.section.documentation;

import io.ptoken.web.section.documentation.Document.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Makes HTML of the Markdown of the project's documents: without HTML of theirs, with links to their pages here. */
final class DocumentReader {

    /** Before the anchors of headings, so that none is the name of something else on the page. */
    static final String ANCHOR = "d-";

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            HeadingAnchorExtension.builder().idPrefix(ANCHOR).build());

    /** Of the readme, what is for those who have the program already. */
    private static final Set<String> OF_README = Set.of("What is supported", "What this is not");

    private DocumentReader() {}

    /**
     * Reads one.
     *
     * @param images addresses of images by their names; those that are not there become what they say
     */
    static Document read(String name, String markdown, Function<String, Optional<String>> images) {
        Node root = Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
        if (name.equals("about")) {
            cut(root);
        }
        String title = takeTitle(root, name);
        root.accept(new Headings());
        root.accept(new Links(name, images));
        root.accept(new Tables());
        List<Part> parts = parts(root);
        return new Document(name, title, renderer().render(root), parts);
    }

    private static HtmlRenderer renderer() {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (tag.equals("pre")) {
                        attributes.put("tabindex", "0");
                    }
                    if (tag.equals("th")) {
                        attributes.put("scope", "col");
                    }
                })
                .nodeRendererFactory(Wrapped.Renderer::new)
                .build();
    }

    private static void cut(Node root) {
        boolean kept = true;
        Node node = root.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                kept = OF_README.contains(text(heading));
            }
            if (!kept || node instanceof FencedCodeBlock || isBuilding(node)) {
                node.unlink();
            }
            node = next;
        }
    }

    /** Of the introduction, the first paragraph says what the program is; the rest is about building it. */
    private static boolean isBuilding(Node node) {
        return node instanceof Paragraph
                && !(node.getFirstChild() instanceof Image)
                && node.getPrevious() instanceof Paragraph
                && !(node.getPrevious().getPrevious() instanceof Heading before && before.getLevel() == 2);
    }

    private static String takeTitle(Node root, String name) {
        Node first = root.getFirstChild();
        if (first instanceof Heading heading) {
            first.unlink();
            return text(heading);
        }
        return name;
    }

    private static List<Part> parts(Node root) {
        IdGenerator ids = IdGenerator.builder().prefix(ANCHOR).build();
        List<Part> parts = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String title = text(heading);
                String anchor = ids.generateId(title);
                if (heading.getLevel() == 2) {
                    parts.add(new Part(anchor, title));
                }
            }
        });
        return parts;
    }

    /** The words in a node. */
    private static String text(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    /** Headings come below the title, and none is more than one level below that before it. */
    private static final class Headings extends AbstractVisitor {

        private int before = 1;

        @Override
        public void visit(Heading heading) {
            int level = Math.max(2, Math.min(heading.getLevel(), before + 1));
            heading.setLevel(level);
            before = level;
        }
    }

    /** Links between documents lead to their pages; those to what is not here become what they say. */
    private static final class Links extends AbstractVisitor {

        private final String folder;
        private final Function<String, Optional<String>> images;
        private final Map<String, String> documents = Shelf.bySource();

        Links(String name, Function<String, Optional<String>> images) {
            this.images = images;
            String source = Shelf.source(name);
            this.folder = source.substring(0, source.lastIndexOf('/') + 1);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            String there = link.getDestination();
            if (there.startsWith("https://") || there.startsWith("http://")) {
                return;
            }
            int hash = there.indexOf('#');
            String file = hash < 0 ? there : there.substring(0, hash);
            String anchor =
                    hash < 0 ? "" : "#" + ANCHOR + there.substring(hash + 1).toLowerCase(Locale.ROOT);
            if (file.isEmpty()) {
                link.setDestination(anchor);
                return;
            }
            String document = documents.get(resolved(file));
            if (document == null) {
                unwrap(link);
            } else {
                link.setDestination("/documentation/" + document + anchor);
            }
        }

        @Override
        public void visit(Image image) {
            String file = image.getDestination();
            images.apply(file.substring(file.lastIndexOf('/') + 1))
                    .ifPresentOrElse(image::setDestination, () -> unwrap(image));
        }

        /** Seen from {@code docs}. */
        private String resolved(String file) {
            String path = folder + file;
            String from = path.startsWith("../docs/") ? path.substring("../docs/".length()) : path;
            return from.replaceFirst("^(?!\\.\\.)[^/]+/\\.\\./", "");
        }

        private static void unwrap(Node node) {
            Node child = node.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                node.insertBefore(child);
                child = next;
            }
            node.unlink();
        }
    }

    /** Tables get a frame in which they scroll; an empty head of a column is none. */
    private static final class Tables extends AbstractVisitor {

        private int number;

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                number++;
                Wrapped frame = new Wrapped("Table " + number);
                block.insertBefore(frame);
                frame.appendChild(block);
            }
            visitChildren(block);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell cell && cell.isHeader() && cell.getFirstChild() == null) {
                cell.setHeader(false);
            }
            visitChildren(node);
        }
    }

    /** The frame around a table. */
    private static final class Wrapped extends CustomBlock {

        private final String label;

        Wrapped(String label) {
            this.label = label;
        }

        private static final class Renderer implements NodeRenderer {

            private final HtmlNodeRendererContext context;

            Renderer(HtmlNodeRendererContext context) {
                this.context = context;
            }

            @Override
            public Set<Class<? extends Node>> getNodeTypes() {
                return Set.of(Wrapped.class);
            }

            @Override
            public void render(Node node) {
                HtmlWriter html = context.getWriter();
                html.line();
                // In one order in every process: the same document is the same page.
                Map<String, String> attributes = new LinkedHashMap<>();
                attributes.put("class", "table-wrap");
                attributes.put("role", "group");
                attributes.put("aria-label", ((Wrapped) node).label);
                attributes.put("tabindex", "0");
                html.tag("div", attributes);
                context.render(node.getFirstChild());
                html.tag("/div");
                html.line();
            }
        }
    }
}
