package medchain.reports.chart;

/**
 * Which columns of a sweep's table a heat map shows.
 *
 * @param across column of the parameter from left to right
 * @param up column of the parameter from bottom to top
 * @param value column of the number that is shown
 * @param unit of that number
 * @param where which part of the sweep this is; empty: the whole
 */
public record HeatMap(String across, String up, String value, String unit, String where) {}
