using GenreFunctions.Features;

namespace GenreFunctions.Tests.Features;

public sealed class FeatureSchemaTests
{
    [Fact]
    public void Names_AreThe57OfThePublicFiles_InTheirOrder()
    {
        Assert.Equal(FeatureSchema.Count, FeatureSchema.Names.Count);
        Assert.Equal("chroma_stft_mean", FeatureSchema.Names[0]);
        Assert.Equal("tempo", FeatureSchema.Names[16]);
        Assert.Equal("mfcc20_var", FeatureSchema.Names[56]);
    }
}
