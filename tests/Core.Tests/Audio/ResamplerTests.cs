using GenreFunctions.Audio.Resampling;
using GenreFunctions.Lanes;

namespace GenreFunctions.Tests.Audio;

/// <summary>The specification in <c>docs/audio.md</c>, rate by rate.</summary>
public sealed class ResamplerTests
{
    private const double PassbandRippleDecibels = 0.05;
    private const double FloorDecibels = -90;

    /// <summary>Common rates (whole multiples, small ratios) and rates without a common divisor, whose rows are interpolated.</summary>
    public static TheoryData<int> Rates => [101, 8_000, 11_025, 16_000, 22_049, 22_051, 24_000, 32_000, 44_100, 44_101, 48_000, 66_150, 88_200, 96_000, 192_000, 767_999];

    /// <summary>Rates with a row for each of their 441, 2, 441, 49, 50, 441, 7, 1, 147, 3, 147, 147 phases: few, many, and not all a whole number of groups.</summary>
    public static TheoryData<int> DirectRates => [8_000, 11_025, 16_000, 22_500, 22_491, 32_000, 37_800, 44_100, 48_000, 51_450, 96_000, 192_000];

    [Theory]
    [MemberData(nameof(Rates))]
    public void Tone_InThePassBand_KeepsAmplitudeAndTimeAndGainsNothing(int rate)
    {
        // 9 kHz, or the same part of a lower input Nyquist frequency.
        var edge = 9_000.0 * Math.Min(1, rate / 22_050.0);
        foreach (var part in new[] { 0.01, 0.21, 0.5, 0.77, 0.93, 1.0 })
        {
            var hertz = part * edge;
            var output = Resample(rate, Tone(rate, hertz, ToneSamples(rate)));
            var (sine, cosine, rest) = Fit(Middle(output), hertz, output.Length / 4);
            Assert.InRange(20 * Math.Log10(Math.Sqrt((sine * sine) + (cosine * cosine))), -PassbandRippleDecibels, PassbandRippleDecibels);
            Assert.InRange(Math.Atan2(cosine, sine), -1e-4, 1e-4); // no delay: the sine starts at sample 0
            Assert.True(Decibels(rest) < FloorDecibels, $"{hertz} Hz at {rate} Hz leaves {Decibels(rest):0.0} dB beside itself.");
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Tone_InTheStopBand_IsGone(int rate)
    {
        if (rate <= 22_050)
            return; // nothing above the output's Nyquist frequency comes in; images are what the test above is for

        for (var step = 0; step <= 24; step++)
        {
            var hertz = 11_025 + (step / 24.0 * ((rate / 2.0) - 11_025));
            var output = Middle(Resample(rate, Tone(rate, hertz, ToneSamples(rate), phase: 1)));
            var power = output.Sum(value => (double)value * value) / output.Length;
            Assert.True(Decibels(2 * power) < FloorDecibels, $"{hertz} Hz at {rate} Hz comes through at {Decibels(2 * power):0.0} dB.");
        }
    }

    [Theory]
    [InlineData(11_025)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(44_101)]
    [InlineData(88_200)]
    public void Noise_ComparedWithTheFormulaInDoublePrecision_DiffersByRoundingOnly(int rate)
    {
        var random = new Random(5);
        var input = Enumerable.Range(0, 3000).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        var expected = SlowResampler.Resample(input, rate, new ResamplerTable(rate, 22_050).TapCount);
        var actual = Resample(rate, input);
        Assert.Equal(expected.Length, actual.Length);
        for (var n = 0; n < actual.Length; n++)
            Assert.InRange(actual[n] - expected[n], -3e-6, 3e-6);
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Blocks_HoweverCut_GiveTheSameBits(int rate)
    {
        var random = new Random(3);
        var input = Enumerable.Range(0, Math.Min(30_000, rate * 20)).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        var whole = Resample(rate, input);
        foreach (var (push, pull) in new[] { (1, 1), (7, 3), (1000, 64), (8192, 65), (333, 5000) })
            Assert.Equal(whole, Resample(rate, input, push, pull));
        Assert.Equal(whole, Resample(rate, input, 0, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(997)]
    [InlineData(8_000)]
    [InlineData(22_049)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(66_150)]
    [InlineData(96_001)]
    [InlineData(768_000)]
    public void Length_OfAnyInput_IsItsDurationRoundedUp(int rate)
    {
        foreach (var length in (int[])[0, 1, 2, 3, 5, 34, 35, 36, 100, 131, 132, 133, 1023, 8191, 8192, 8193, 20_000])
        {
            if (length * 22_050L / rate > 500_000)
                continue;
            var expected = (((long)length * 22_050) + rate - 1) / rate;
            Assert.Equal(expected, Resample(rate, new float[length]).LongLength);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(44_101)]
    [InlineData(768_000)]
    public void Constant_AwayFromTheEnds_StaysThatConstant(int rate)
    {
        var output = Resample(rate, [.. Enumerable.Repeat(0.75f, rate == 1 ? 400 : 20_000)]);
        var middle = Middle(output);
        Assert.InRange(middle.Min(), 0.75f - 1e-6f, 0.75f + 1e-6f);
        Assert.InRange(middle.Max(), 0.75f - 1e-6f, 0.75f + 1e-6f);
    }

    [Fact]
    public void Table_AtAnyRate_IsBounded()
    {
        for (var rate = 1; rate <= Resampler.MaximumInputRateHz; rate = (rate * 3 / 2) + 1)
        {
            var table = new ResamplerTable(rate, 22_050);
            Assert.InRange((long)(table.RowCount + 1) * table.TapCount, 1, 600_000);
        }
    }

    [Fact]
    public void InnerProduct_OnNarrowAndWideMachines_HasTheSameBits()
    {
        var random = new Random(1);
        for (var length = 0; length <= 512; length += InnerProduct.Granularity)
        {
            var a = Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f).ToArray();
            var b = Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f).ToArray();
            Assert.Equal(InnerProduct.ComputeNarrow(a, b), InnerProduct.ComputeWide(a, b));
            Assert.Equal(a.Zip(b, (x, y) => (double)x * y).Sum(), InnerProduct.ComputeWide(a, b), 5);
        }
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(32_000)]
    [InlineData(11_025)]
    [InlineData(22_491)]
    public void PolyphaseFilter_OnVectorsOfAnyWidth_HasTheSameBits(int rate)
    {
        var filter = new PolyphaseFilter(new ResamplerTable(rate, 22_050).Groups!);
        var samples = Noise(filter.SamplesSeen, seed: 1);
        filter.Filter<Lanes512>(samples);
        var wide = filter.Outputs.ToArray();
        filter.Filter<Lanes256>(samples);
        Assert.Equal(wide, filter.Outputs);
        filter.Filter<ScalarLane>(samples);
        Assert.Equal(wide, filter.Outputs);
        Assert.InRange(wide.Distinct().Count(), 0.99 * wide.Length, wide.Length);
    }

    /// <summary>Far into the song, where tiles meet: every phase, every lane, and both sides of a tile's edge.</summary>
    [Theory]
    [MemberData(nameof(DirectRates))]
    public void Noise_OverSeveralTiles_EqualsTheFormula(int rate)
    {
        var table = new ResamplerTable(rate, 22_050);
        var (period, tile) = (table.Groups!.PeriodOutputs, table.Groups.PeriodOutputs * PolyphaseFilter.LaneCount);
        var input = Noise((int)(2.2 * tile * rate / 22_050), seed: 6);
        var actual = Resample(rate, input);
        var around = Enumerable.Range(tile - 4, 8).Concat(Enumerable.Range(2 * tile - 4, 8)).Concat(Enumerable.Range(actual.Length - 8, 8));
        var everyLane = Enumerable.Range(0, PolyphaseFilter.LaneCount).Select(lane => tile + (lane * period) + (lane % 3) - 1);
        var everyPhase = Enumerable.Range(0, period).Select(n => tile + (n * (period + 1) % tile));
        Assert.All(around.Concat(everyLane).Concat(everyPhase), n =>
            Assert.InRange(actual[n] - SlowResampler.Output(n, input, rate, table.TapCount), -3e-6, 3e-6));
    }

    /// <summary>M samples later in, L outputs later out, to the bit: each output has its row, whatever lane it falls into.</summary>
    [Theory]
    [MemberData(nameof(DirectRates))]
    public void Delay_OfWholePeriods_DelaysTheSameBits(int rate)
    {
        var table = new ResamplerTable(rate, 22_050);
        var input = Noise(5000, seed: 2);
        var output = Resample(rate, input);
        foreach (var periods in new[] { 1, 5, 33 })
        {
            var delayed = Resample(rate, [.. new float[periods * table.DownFactor], .. input]);
            Assert.Equal(output, delayed[^output.Length..]);
            Assert.Equal(periods * table.UpFactor, delayed.Length - output.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Sum_OfTwoSounds_IsTheSumOfTheirs(int rate)
    {
        var (one, other) = (Noise(4000, seed: 3), Noise(4000, seed: 4));
        var (left, right) = (Resample(rate, one[..Math.Min(4000, rate)]), Resample(rate, other[..Math.Min(4000, rate)]));
        var sum = Resample(rate, [.. one.Zip(other, (a, b) => a - (0.5f * b)).Take(rate)]);
        for (var n = 0; n < sum.Length; n++)
            Assert.InRange(sum[n] - (left[n] - (0.5f * right[n])), -3e-6f, 3e-6f);
    }

    [Fact]
    public void Tables_OfRatesInTurn_AreKept()
    {
        // Other tests may crowd one out in between, but hardly each time.
        int[] rates = [44_100, 48_000, 32_000, 8_000];
        Assert.Contains(Enumerable.Range(0, 5), _ =>
        {
            var tables = rates.Select(ResamplerTable.ToAnalysisRate).ToList();
            return tables.SequenceEqual(rates.Select(ResamplerTable.ToAnalysisRate));
        });
        Assert.Equal([1, 147, 441, 441], rates.Select(rate => ResamplerTable.ToAnalysisRate(rate).UpFactor));
    }

    private static float[] Noise(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    private static float[] Resample(int rate, float[] input, int push = 8192, int pull = 8192)
    {
        // Zero stands for blocks of random sizes.
        var random = new Random(9);
        var resampler = new Resampler(rate);
        var output = new List<float>();
        var block = new float[8192];
        for (var at = 0; at < input.Length;)
        {
            var size = Math.Min(push == 0 ? random.Next(1, 3000) : push, input.Length - at);
            at += resampler.Push(input.AsSpan(at, size));
            Drain();
        }

        resampler.Finish();
        Drain();
        return [.. output];

        void Drain()
        {
            int count;
            while ((count = resampler.Pull(block.AsSpan(0, pull == 0 ? random.Next(1, 3000) : pull))) > 0)
                output.AddRange(block.AsSpan(0, count));
        }
    }

    // Enough for windows and a long look between them; a low rate gives many outputs for each sample.
    private static int ToneSamples(int rate) => rate < 1000 ? 700 : Math.Max(6000, rate / 8);

    private static float[] Tone(int rate, double hertz, int length, double phase = 0) =>
        [.. Enumerable.Range(0, length).Select(i => (float)Math.Sin((Math.Tau * hertz / rate * i) + phase))];

    // The ends of a tone are steps, which belong to no single frequency.
    private static float[] Middle(float[] output) => output[(output.Length / 4)..(3 * output.Length / 4)];

    private static double Decibels(double power) => 10 * Math.Log10(Math.Max(power, 1e-30));

    /// <summary>Least squares of a sin + b cos at 22,050 Hz, and twice the mean square of what is left, so that a full-scale tone is 0 dB.</summary>
    private static (double Sine, double Cosine, double Remainder) Fit(float[] output, double hertz, int start)
    {
        double ss = 0, sc = 0, cc = 0, sy = 0, cy = 0;
        for (var i = 0; i < output.Length; i++)
        {
            var (s, c) = Math.SinCos(Math.Tau * hertz / 22_050 * (start + i));
            (ss, sc, cc, sy, cy) = (ss + (s * s), sc + (s * c), cc + (c * c), sy + (s * output[i]), cy + (c * output[i]));
        }

        var determinant = (ss * cc) - (sc * sc);
        var sine = ((sy * cc) - (cy * sc)) / determinant;
        var cosine = ((cy * ss) - (sy * sc)) / determinant;
        double rest = 0;
        for (var i = 0; i < output.Length; i++)
        {
            var (s, c) = Math.SinCos(Math.Tau * hertz / 22_050 * (start + i));
            rest += Math.Pow(output[i] - (sine * s) - (cosine * c), 2);
        }

        return (sine, cosine, 2 * rest / output.Length);
    }
}
