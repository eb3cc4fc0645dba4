package medchain.simulator.paillier;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.Bug;

/**
 * Modular powers by OpenSSL's libcrypto, where the machine has it: {@code
 * BN_mod_exp_mont_consttime}, whose time does not tell the exponent, through the foreign-function
 * API.
 */
final class Libcrypto {
    /** OpenSSL 3 and 1.1 on Linux, OpenSSL 3 on macOS. */
    private static final List<String> NAMES =
            List.of("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.3.dylib");

    private final MethodHandle newNumber;
    private final MethodHandle freeNumber;
    private final MethodHandle newScratch;
    private final MethodHandle freeScratch;
    private final MethodHandle newMontgomery;
    private final MethodHandle freeMontgomery;
    private final MethodHandle setMontgomery;
    private final MethodHandle fromBytes;
    private final MethodHandle toBytes;
    private final MethodHandle power;

    private Libcrypto(SymbolLookup library) {
        newNumber = function(library, "BN_new", FunctionDescriptor.of(ADDRESS));
        freeNumber = function(library, "BN_clear_free", FunctionDescriptor.ofVoid(ADDRESS));
        newScratch = function(library, "BN_CTX_secure_new", FunctionDescriptor.of(ADDRESS));
        freeScratch = function(library, "BN_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
        newMontgomery = function(library, "BN_MONT_CTX_new", FunctionDescriptor.of(ADDRESS));
        freeMontgomery = function(library, "BN_MONT_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
        setMontgomery = function(library, "BN_MONT_CTX_set", pointers(3));
        fromBytes =
                function(
                        library,
                        "BN_bin2bn",
                        FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
        toBytes =
                function(
                        library,
                        "BN_bn2binpad",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        power = function(library, "BN_mod_exp_mont_consttime", pointers(6));
    }

    private static FunctionDescriptor pointers(int count) {
        var arguments = new MemoryLayout[count];
        java.util.Arrays.fill(arguments, ADDRESS);
        return FunctionDescriptor.of(JAVA_INT, arguments);
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(
            SymbolLookup library, String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    /** Empty where no libcrypto is, where it may not be called, or where it errs. */
    static Optional<Libcrypto> here() {
        return NAMES.stream().flatMap(name -> load(name).stream()).findFirst();
    }

    @SuppressWarnings("restricted")
    private static Optional<Libcrypto> load(String name) {
        try {
            var found = new Libcrypto(SymbolLookup.libraryLookup(name, Arena.global()));
            return found.works() ? Optional.of(found) : Optional.empty();
        } catch (IllegalArgumentException
                | IllegalCallerException
                | UnsupportedOperationException
                | java.util.NoSuchElementException absent) {
            return Optional.empty();
        }
    }

    /** A self-test: edges of moduli of several lengths, against the JDK's integers. */
    private boolean works() {
        for (int bits : new int[] {61, 521, 2203, 4096}) {
            var modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            var powers = modulo(modulus);
            var exponent = BigInteger.TEN.pow(bits / 5);
            for (int i = 0; i < 3; i++) {
                var small = BigInteger.valueOf(i);
                for (var base : List.of(small, modulus.subtract(small).mod(modulus))) {
                    if (!agree(powers, base, exponent, modulus)
                            || !agree(powers, base, small, modulus)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean agree(
            Powers powers, BigInteger base, BigInteger exponent, BigInteger modulus) {
        return powers.power(base, exponent).equals(base.modPow(exponent, modulus));
    }

    /**
     * @param modulus odd, above 1
     */
    Powers modulo(BigInteger modulus) {
        return new Modulo(this, modulus);
    }

    // ---- calls

    private MemorySegment made(MethodHandle maker) {
        try {
            return there((MemorySegment) maker.invokeExact());
        } catch (Throwable failed) {
            throw new Bug("libcrypto: " + failed);
        }
    }

    private static MemorySegment there(MemorySegment made) {
        Assumption.check(!made.equals(MemorySegment.NULL), "libcrypto has no memory left");
        return made;
    }

    private static void free(MethodHandle freer, MemorySegment segment) {
        try {
            freer.invokeExact(segment);
        } catch (Throwable failed) {
            throw new Bug("libcrypto: " + failed);
        }
    }

    private MemorySegment number(BigInteger value, Arena arena) {
        var bytes = value.toByteArray();
        var copy = arena.allocateFrom(JAVA_BYTE, bytes);
        var number = made(newNumber);
        try {
            return there((MemorySegment) fromBytes.invokeExact(copy, bytes.length, number));
        } catch (Throwable failed) {
            throw new Bug("libcrypto: " + failed);
        } finally {
            copy.fill((byte) 0);
        }
    }

    /** What is fixed for a modulus is made once, and given back when nobody needs it any more. */
    private static final class Modulo implements Powers {
        private final Libcrypto lib;
        private final int bytes;
        private final MemorySegment modulus;
        private final MemorySegment montgomery;

        Modulo(Libcrypto lib, BigInteger modulus) {
            this.lib = lib;
            this.bytes = (modulus.bitLength() + 7) / 8;
            try (var arena = Arena.ofConfined()) {
                var number = lib.number(modulus, arena);
                this.modulus = kept(number, lib.freeNumber);
                this.montgomery = kept(lib.made(lib.newMontgomery), lib.freeMontgomery);
                var scratch = lib.made(lib.newScratch);
                int done = (int) lib.setMontgomery.invokeExact(montgomery, this.modulus, scratch);
                free(lib.freeScratch, scratch);
                Assumption.check(done == 1, "libcrypto takes no such modulus");
            } catch (Bug bug) {
                throw bug;
            } catch (Throwable failed) {
                throw new Bug("libcrypto: " + failed);
            }
        }

        @SuppressWarnings("restricted")
        private static MemorySegment kept(MemorySegment made, MethodHandle freer) {
            return made.reinterpret(Arena.ofAuto(), gone -> free(freer, gone));
        }

        /** Everything that a call changes is its own. */
        @Override
        public BigInteger power(BigInteger base, BigInteger exponent) {
            try (var arena = Arena.ofConfined()) {
                var a = lib.number(base, arena);
                var e = lib.number(exponent, arena);
                var r = lib.made(lib.newNumber);
                var scratch = lib.made(lib.newScratch);
                try {
                    int done = (int) lib.power.invokeExact(r, a, e, modulus, scratch, montgomery);
                    Assumption.check(done == 1, "libcrypto could not take a power");
                    return value(r, arena);
                } finally {
                    free(lib.freeScratch, scratch);
                    free(lib.freeNumber, r);
                    free(lib.freeNumber, a);
                    free(lib.freeNumber, e);
                }
            } catch (Bug bug) {
                throw bug;
            } catch (Throwable failed) {
                throw new Bug("libcrypto: " + failed);
            }
        }

        private BigInteger value(MemorySegment number, Arena arena) throws Throwable {
            var out = arena.allocate(bytes);
            int written = (int) lib.toBytes.invokeExact(number, out, bytes);
            Assumption.check(written == bytes, "libcrypto's result is longer than its modulus");
            return new BigInteger(1, out.toArray(JAVA_BYTE));
        }
    }
}
