package medchain.reports.html;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import medchain.reports.manifest.Manifest;

/** What a page says of where its numbers come from, and of what in them is not real. */
record Provenance(Manifest manifest) {
    /** Told elsewhere on the page. */
    private static final List<String> ELSEWHERE = List.of("title", "description", Manifest.FILES);

    /**
     * @param kind of page
     * @param keys of the manifest, shown as chips
     */
    void header(String kind, List<String> keys, Page page) {
        page.add("<header>\n<p class=\"brand\">MedChain <span>" + kind + "</span></p>\n<h1>")
                .add(text("title"))
                .add("</h1>\n<p class=\"lead\">")
                .add(Safe.text(manifest.text("description").replaceAll("\\s+", " ").strip()))
                .add("</p>\n<ul class=\"chips\">");
        keys.forEach(key -> chip(key, page));
        if (isSimulated()) {
            chip("crypto_mode", page);
        }
        chip("version", page);
        page.add("</ul>\n</header>\n");
    }

    private void chip(String key, Page page) {
        page.add("<li><span>" + key.replace('_', ' ') + "</span> ")
                .add(text(key).replace("[", "").replace("]", ""))
                .add("</li>");
    }

    void notice(Page page) {
        page.add("<p class=\"notice\"><strong>")
                .add(isSimulated() ? capital(manifest.mark()) + ". " : "")
                .add(text("keys").startsWith("simulated") ? "Simulated keys. " : "")
                .add("</strong>This is a simulation of a health-record blockchain. Its people,")
                .add(" keys and times are not real; cryptography: ")
                .add(text("crypto_mode") + ", " + text("keys") + strength())
                .add(". No compliance with any regulation is claimed.</p>\n");
    }

    private static String capital(String mark) {
        return Safe.text(mark.substring(0, 1).toUpperCase(Locale.ROOT) + mark.substring(1));
    }

    /** Empty when it is not the same in all runs. */
    private String strength() {
        return text("bulk_key_bits").isEmpty()
                ? ""
                : (isSimulated() ? ", keys as long as RSA-" : ", RSA-")
                        + text("bulk_key_bits")
                        + " and bcrypt cost "
                        + text("bulk_bcrypt_cost")
                        + " for accounts registered in bulk";
    }

    private boolean isSimulated() {
        return !manifest.mark().isEmpty();
    }

    /**
     * @param without keys of the manifest that are left out
     */
    void facts(List<String> without, Page page) {
        page.add("<section><h2>Where it comes from</h2>\n<dl class=\"facts\">\n");
        manifest.entries().keySet().stream()
                .filter(key ->
                        Stream.concat(ELSEWHERE.stream(), without.stream()).noneMatch(key::equals))
                .forEach(key ->
                        page.add("<div><dt>")
                                .add(Safe.text(key.replace('_', ' ')))
                                .add("</dt><dd>")
                                .add(text(key))
                                .add("</dd></div>\n"));
        page.add("</dl>\n");
    }

    /**
     * @param command that makes the same tables
     */
    void replay(String command, Page page) {
        page.add("<h3>Replay</h3>\n<p>The same seed, scenario and version give the same")
                .add(" tables, byte by byte, and the same trace hash:</p>\n<pre>./medchain ")
                .add(Safe.text(command))
                .add("</pre>\n</section>\n");
    }

    private String text(String key) {
        return Safe.text(manifest.text(key));
    }
}
