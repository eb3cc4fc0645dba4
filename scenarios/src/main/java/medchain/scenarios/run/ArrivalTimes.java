package medchain.scenarios.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.input.DataFiles;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.scenarios.language.Suggest;
import medchain.scenarios.language.Workload.Rate;
import medchain.simulator.kernel.RandomStream;
import medchain.simulator.learning.RawTable;

/**
 * Turns a rate into the moments at which records arrive.
 *
 * <p>Every rate that is not replayed is a curve of straight pieces; the k-th record arrives where
 * the area under the curve reaches k. A Poisson process is the same with random steps of mean 1
 * (time change; Çınlar, "Introduction to Stochastic Processes", 1975, section 4.7).
 */
final class ArrivalTimes {
    static final int MOST = 1_000_000;

    private final Place place;
    private final Path folder;

    ArrivalTimes(Place place, Path folder) {
        this.place = place;
        this.folder = folder;
    }

    /** A piece of the curve: seconds long, records a second at its two ends. */
    private record Piece(double seconds, double first, double last) {
        double area() {
            return seconds * (first + last) / 2;
        }

        /** Where the area from the left reaches this much. */
        double reach(double area) {
            double slope = (last - first) / seconds;
            double root = first + Math.sqrt(Math.max(0, first * first + 2 * slope * area));
            return root == 0 ? 0 : Math.min(seconds, 2 * area / root);
        }
    }

    /** From the beginning of the workload, in order. */
    List<Duration> of(Rate rate, RandomStream random) {
        return switch (rate) {
            case Rate.Even(var first, var last, var lasts) ->
                    even(List.of(new Piece(seconds(lasts), first, last)));
            case Rate.Poisson(var perSecond, var lasts) ->
                    poisson(new Piece(seconds(lasts), perSecond, perSecond), random);
            case Rate.Step step -> even(pieces(step));
            case Rate.Daily daily -> even(pieces(daily));
            case Rate.Replay replay -> replayed(replay);
            case Rate.Composite(var parts) -> together(parts, random);
        };
    }

    private List<Duration> together(List<Rate.Part> parts, RandomStream random) {
        var all = new ArrayList<Duration>();
        for (var part : parts) {
            of(part.rate(), random).forEach(time -> all.add(time.plus(part.from())));
            checkCount(all.size());
        }
        all.sort(null);
        return all;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private List<Duration> even(List<Piece> pieces) {
        checkCount(pieces.stream().mapToDouble(Piece::area).sum());
        var times = new ArrayList<Duration>();
        double begin = 0;
        double before = 0;
        for (var piece : pieces) {
            double area = piece.area();
            while (times.size() < before + area - 1e-9) {
                times.add(duration(begin + piece.reach(Math.max(0, times.size() - before))));
            }
            before += area;
            begin += piece.seconds();
        }
        return times;
    }

    private List<Duration> poisson(Piece piece, RandomStream random) {
        checkCount(piece.area());
        var times = new ArrayList<Duration>();
        for (double area = random.exponential(1);
                area < piece.area();
                area += random.exponential(1)) {
            times.add(duration(piece.reach(area)));
        }
        return times;
    }

    private List<Piece> pieces(Rate.Step step) {
        var pieces = new ArrayList<Piece>();
        double rate = step.perSecond();
        var left = step.lasts();
        while (left.isPositive()) {
            var length = left.compareTo(step.every()) < 0 ? left : step.every();
            pieces.add(new Piece(seconds(length), rate, rate));
            left = left.minus(length);
            rate += step.addPerSecond();
            checkCount(pieces.size());
        }
        return pieces;
    }

    private List<Piece> pieces(Rate.Daily daily) {
        double day = seconds(daily.day());
        var pieces = new ArrayList<Piece>();
        for (var count : column(daily.source(), daily.column())) {
            pieces.add(new Piece(day, count.doubleValue() / day, count.doubleValue() / day));
        }
        return pieces;
    }

    private List<Duration> replayed(Rate.Replay replay) {
        return column(replay.source(), replay.column()).stream()
                .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()))
                .sorted()
                .toList();
    }

    private void checkCount(double records) {
        if (records > MOST) {
            throw BadInput.data(
                    place, "more than " + MOST + " records in one workload; expected at most that");
        }
    }

    /** The numbers of a column; rows without one are left out. */
    private List<BigDecimal> column(String source, String name) {
        RawTable table = DataFiles.table(source, folder, List.of());
        int index = table.columns().indexOf(name);
        if (index < 0) {
            throw BadInput.data(
                    place,
                    "no column \"" + name + "\" in " + source,
                    Suggest.hint(name, table.columns()));
        }
        var numbers = new ArrayList<BigDecimal>();
        for (int row = 0; row < table.rows().size(); row++) {
            var cell = Optional.ofNullable(table.rows().get(row)[index]);
            if (cell.isPresent()) {
                numbers.add(number(cell.get(), source, row, name));
            }
        }
        return numbers;
    }

    private static BigDecimal number(String cell, String source, int row, String column) {
        if (!cell.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw BadInput.data(
                    new Place(source, row + 2, 1),
                    "row " + row + ", " + column + ": \"" + cell + "\"; expected a number from 0");
        }
        return new BigDecimal(cell);
    }
}
