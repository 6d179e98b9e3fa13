using System.Runtime.InteropServices;
using GenreFunctions.Dsp.Chroma;
using GenreFunctions.Dsp.Mel;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Dsp;

public sealed class FilterBankTests
{
    [Fact]
    public void MelBands_AllWeights_EqualTheFormula()
    {
        var expected = SlowMel.Filters();
        for (var band = 0; band < MelFilterBank.BandCount; band++)
        {
            var dense = new double[SlowSpectrum.Bins];
            MelFilterBank.Bands[band].Weights.Select(weight => (double)weight).ToArray().CopyTo(dense, MelFilterBank.Bands[band].FirstBin);
            for (var bin = 0; bin < dense.Length; bin++)
                Assert.Equal(expected[band][bin], dense[bin], 1e-8);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(500, 7.5)]
    [InlineData(1000, 15)]
    [InlineData(6400, 42)]
    public void MelScale_KnownFrequencies_HaveTheirMels(double hz, double mel)
    {
        Assert.Equal(mel, MelScale.FromHz(hz), 1e-9);
        Assert.Equal(hz, MelScale.ToHz(mel), 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(50)]
    [InlineData(99)]
    public void ChromaFilters_AnyTuning_EqualLibrosasConstruction(int tuningBin)
    {
        var filters = ChromaFilterBank.For(tuningBin);
        var expected = SlowChroma.Filters(TuningBins.LeftEdge(tuningBin));
        for (var bin = 0; bin < SlowSpectrum.Bins; bin++)
            for (var c = 0; c < 12; c++)
                Assert.Equal(expected[c][bin], filters.Weights[bin * 12 + c], 1e-7);
    }

    [Fact]
    public void ChromaFilters_AskedForByManyThreads_AreOneBankATuning()
    {
        Parallel.For(0, 32 * TuningBins.Count, n => ChromaFilterBank.For(n % TuningBins.Count));
        var banks = Enumerable.Range(0, TuningBins.Count).Select(ChromaFilterBank.For).ToList();
        Assert.Equal(banks, Enumerable.Range(0, TuningBins.Count).Select(ChromaFilterBank.For));
        Assert.Equal(TuningBins.Count, banks.Select(bank => Convert.ToHexString(MemoryMarshal.AsBytes(bank.Weights))).Distinct().Count());
    }

    [Theory]
    [InlineData(-0.5, 0)]
    [InlineData(-0.491, 0)]
    [InlineData(-0.49, 1)]
    [InlineData(0, 50)]
    [InlineData(-1e-12, 49)]
    [InlineData(0.3049, 80)]
    [InlineData(0.4999, 99)]
    public void TuningBins_Deviation_FallsBetweenItsEdges(double deviation, int bin) => Assert.Equal(bin, TuningBins.Of(deviation));
}
