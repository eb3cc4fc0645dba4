package medchain.scenarios.input;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.DatabaseTable;
import medchain.scenarios.language.Place;
import medchain.simulator.learning.RawTable;
import org.jspecify.annotations.Nullable;

/**
 * Reads patient tables from a MySQL or MariaDB server: read-only, whole or not at all. The driver
 * is loaded when it is used, and told to do nothing but to run one SELECT.
 */
public final class MySqlTables {
    private static final long CONNECT_MILLIS = 5_000;
    private static final long QUERY_SECONDS = 120;
    private static final int FETCHED_ROWS = 1_000;
    private static final int MOST_COLUMNS = 4_096;
    private static final int LONGEST_CELL = 64 * 1024;

    /** Decimal digits that a number of this table may have; DECIMAL(65) is the widest there is. */
    private static final int MOST_DIGITS = 65;

    private MySqlTables() {}

    /** How a column's values become text. */
    private enum Reading {
        NUMBER,
        WORD,
        DAY
    }

    /**
     * @param missing words that stand for "no value"; NULL always does
     */
    public static RawTable read(DatabaseTable from, char[] password, List<String> missing) {
        try (var connection = connect(from, password)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            var columns = columns(connection, from);
            return rows(connection, from, columns, missing);
        } catch (SQLException failed) {
            throw told(failed, from);
        }
    }

    /** The URL is made of checked parts only; everything that could load code or files is off. */
    private static Connection connect(DatabaseTable from, char[] password) throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", from.user());
        settings.setProperty("password", new String(password));
        settings.setProperty("allowLocalInfile", "false");
        settings.setProperty("allowMultiQueries", "false");
        long patience = from.patience().toMillis();
        settings.setProperty("connectTimeout", "" + Math.min(CONNECT_MILLIS, patience));
        settings.setProperty("socketTimeout", "" + patience);
        settings.setProperty("tinyInt1isBit", "false");
        settings.setProperty("yearIsDateType", "false");
        settings.setProperty("sslMode", from.isLocal() ? "disable" : "verify-full");
        var url = "jdbc:mariadb://" + from.host() + ":" + from.port() + "/" + from.database();
        var connection = new org.mariadb.jdbc.Driver().connect(url, settings);
        if (connection == null) {
            throw new SQLException("no connection");
        }
        return connection;
    }

    /** What the server says it has, in its order; names of anything else are never sent. */
    private static SortedMap<Integer, Column> columns(Connection connection, DatabaseTable from)
            throws SQLException {
        var columns = new TreeMap<Integer, Column>();
        try (var found =
                connection.getMetaData().getColumns(from.database(), null, from.table(), null)) {
            while (found.next()) {
                if (!found.getString("TABLE_NAME").equals(from.table())) {
                    continue;
                }
                var name = found.getString("COLUMN_NAME");
                int type = found.getInt("DATA_TYPE");
                columns.put(
                        found.getInt("ORDINAL_POSITION"),
                        new Column(name, reading(type, name, found.getString("TYPE_NAME"), from)));
            }
        }
        if (columns.isEmpty()) {
            throw new BadInput(
                    BadInput.IO,
                    Optional.empty(),
                    "no table " + from.source() + " that " + from.user() + " may read",
                    Optional.empty());
        }
        if (columns.size() > MOST_COLUMNS) {
            throw at(from, 1, "more than " + MOST_COLUMNS + " columns");
        }
        return columns;
    }

    private record Column(String name, Reading reading) {}

    private static Reading reading(int type, String name, String typeName, DatabaseTable from) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.DECIMAL,
                    Types.NUMERIC,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE ->
                    Reading.NUMBER;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.CLOB,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.TIME ->
                    Reading.WORD;
            case Types.DATE, Types.TIMESTAMP -> Reading.DAY;
            default ->
                    throw at(
                            from,
                            1,
                            "column \""
                                    + name
                                    + "\" is of type "
                                    + typeName
                                    + "; expected numbers, text or dates: make a view without it");
        };
    }

    private static RawTable rows(
            Connection connection,
            DatabaseTable from,
            SortedMap<Integer, Column> columns,
            List<String> missing)
            throws SQLException {
        try (var select = connection.createStatement()) {
            select.setQueryTimeout(
                    Math.toIntExact(Math.max(QUERY_SECONDS, from.patience().toSeconds())));
            select.setFetchSize(FETCHED_ROWS);
            select.setMaxRows(CsvTables.MOST_ROWS + 1);
            try (var found = select.executeQuery(sql(connection, from, columns))) {
                var rows = new ArrayList<@Nullable String[]>();
                while (found.next()) {
                    if (rows.size() == CsvTables.MOST_ROWS) {
                        throw at(from, rows.size() + 1, "more rows than " + CsvTables.MOST_ROWS);
                    }
                    rows.add(row(found, from, columns, missing, rows.size() + 1));
                }
                if (rows.isEmpty()) {
                    throw at(from, 1, "no rows; expected some");
                }
                return table(from, columns.values().stream().map(Column::name).toList(), rows);
            }
        }
    }

    /** Names come from the server's own catalogue, and go back quoted. */
    private static String sql(
            Connection connection, DatabaseTable from, SortedMap<Integer, Column> columns)
            throws SQLException {
        var names = columns.values().stream().map(c -> quoted(c.name())).toList();
        var key = new TreeMap<Integer, String>();
        try (var found =
                connection.getMetaData().getPrimaryKeys(from.database(), null, from.table())) {
            while (found.next()) {
                key.put(found.getInt("KEY_SEQ"), quoted(found.getString("COLUMN_NAME")));
            }
        }
        return "SELECT "
                + String.join(", ", names)
                + " FROM "
                + quoted(from.database())
                + "."
                + quoted(from.table())
                + (key.isEmpty() ? "" : " ORDER BY " + String.join(", ", key.values()));
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** NullAway does not see in a class file that the cells of a row may be null. */
    @SuppressWarnings("NullAway")
    private static RawTable table(
            DatabaseTable from, List<String> columns, List<@Nullable String[]> rows) {
        return new RawTable(from.source(), columns, rows);
    }

    private static @Nullable String[] row(
            ResultSet found,
            DatabaseTable from,
            SortedMap<Integer, Column> columns,
            List<String> missing,
            int number)
            throws SQLException {
        var cells = new @Nullable String[columns.size()];
        int i = 0;
        for (var column : columns.values()) {
            var cell = cell(found, i + 1, column.reading());
            if (cell != null && cell.length() > LONGEST_CELL) {
                throw at(
                        from,
                        number,
                        "column \"" + column.name() + "\": more than 64 KiB in a cell");
            }
            cells[i++] = cell == null || cell.isEmpty() || missing.contains(cell) ? null : cell;
        }
        return cells;
    }

    private static @Nullable String cell(ResultSet found, int index, Reading reading)
            throws SQLException {
        return switch (reading) {
            case NUMBER -> {
                BigDecimal number = found.getBigDecimal(index);
                yield number == null || number.precision() > MOST_DIGITS
                        ? found.getString(index)
                        : plain(number);
            }
            case WORD -> found.getString(index);
            case DAY -> {
                // 0000-00-00 is MySQL's way to say that there is no day
                var day = found.getString(index);
                yield day == null || day.startsWith("0000-00-00") ? null : day;
            }
        };
    }

    /** As a CSV file has it: 17.99, whatever scale the column was declared with. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static BadInput at(DatabaseTable from, int row, String what) {
        return BadInput.data(new Place(from.source(), row, 1), what);
    }

    /** One line, in our own words: a driver's text may hold anything. */
    private static BadInput told(SQLException failed, DatabaseTable from) {
        var state = failed.getSQLState() == null ? "" : failed.getSQLState();
        int code = failed.getErrorCode();
        boolean denied = state.startsWith("28") || code == 1044 || code == 1142 || code == 1143;
        if (denied) {
            return new BadInput(
                    BadInput.NOT_PERMITTED,
                    Optional.empty(),
                    from.source()
                            + ": the server refuses "
                            + from.user()
                            + "; expected a right password and the right to SELECT",
                    Optional.empty());
        }
        var what =
                failed instanceof SQLTimeoutException
                        ? "took too long"
                        : state.startsWith("08")
                                ? "does not answer, or broke off"
                                : code == 1049 ? "has no such database" : "cannot be read";
        return new BadInput(
                BadInput.IO,
                Optional.empty(),
                from.source() + " " + what + " (SQL state " + safe(state) + ", error " + code + ")",
                Optional.of("is a MySQL or MariaDB server listening there?"));
    }

    private static String safe(String state) {
        return state.matches("[0-9A-Za-z]{5}") ? state : "unknown";
    }
}
