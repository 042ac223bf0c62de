package org.rightplace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rightplace.decision.Asker;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.PlainText;
import org.rightplace.placement.BenchCase;
import org.rightplace.placement.PlacementService.Purpose;

/**
 * One recommendation over the made-up register and, where the real Cambridgeshire register is at hand, over that: the engine alone, the whole
 * answer, the answer recorded, and explained.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class RecommendationBench {

    @Param({"made-up", "gias-873"})
    public String register;

    private Path folder;
    private BenchCase bench;

    @Setup(Level.Trial)
    public void open() throws IOException {
        folder = Files.createTempDirectory("rightplace-bench");
        bench = BenchCase.open(register, folder);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        bench.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Stages 1 and 2 over the shortlist, the facts being there. */
    @Benchmark
    public Object engine() {
        return bench.engine();
    }

    /** Read, validated, facts gathered, evaluated; nothing recorded. */
    @Benchmark
    public Object whatIf() {
        return bench.area().placement.recommend(bench.request(), Purpose.WHAT_IF, Asker.local("bench"));
    }

    /** The same, recorded durably. */
    @Benchmark
    public Object recorded() {
        return bench.area().placement.recommend(bench.request(), Purpose.ADVICE, Asker.local("bench"));
    }

    /** Recorded and explained to a panel. */
    @Benchmark
    public Object explained() {
        var answer = bench.area().placement.recommend(bench.request(), Purpose.ADVICE, Asker.local("bench"));
        return PlainText.of(Explainer.explain(answer.recommendation().account(), Audience.PANEL));
    }
}
