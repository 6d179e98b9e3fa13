using GenreFunctions.Learning;

namespace GenreFunctions.Tests.Learning;

public sealed class LearnersTests
{
    [Fact]
    public void All_Entries_MakeTheLearnersThatTheyName()
    {
        Assert.Equal(Learners.All.Count, Learners.All.Select(entry => entry.Name).Distinct().Count());
        Assert.All(Learners.All, entry =>
        {
            Assert.Equal(entry.Name, entry.Create().Name);
            Assert.InRange(entry.ValidationShare, 0, 0.5);
        });
        Assert.Contains(Learners.All, entry => entry.Name == Learners.Default);
    }

    [Fact]
    public void Find_AStranger_ListsThoseThereAre()
    {
        var fault = Assert.Throws<ArgumentException>(() => Learners.Find("oracle"));
        Assert.Contains("'oracle'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Learners.Default, fault.Message, StringComparison.Ordinal);
    }
}
