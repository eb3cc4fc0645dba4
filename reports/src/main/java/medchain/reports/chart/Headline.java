package medchain.reports.chart;

/**
 * What stands over a chart.
 *
 * @param finding what it shows, as a sentence
 * @param what is drawn, and from which file
 */
record Headline(String finding, String what) {}
