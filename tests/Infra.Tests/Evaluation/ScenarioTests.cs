namespace GenreFunctions.Infra.Tests.Evaluation;

public sealed class ScenarioTests
{
    [Fact]
    public void Scenarios_OfTheRepository_TakeEveryValueThatAParameterAllows()
    {
        var main = Repository.Infrastructure.Main;
        var scenarios = Scenario.Of(main);

        Assert.All(main.Parameters.Where(parameter => parameter.Allowed is not null), parameter => Assert.All(parameter.Allowed!, value =>
            Assert.Contains(scenarios, scenario => scenario.Has(parameter.Name, $"{value}") || (!scenario.Parameters.ContainsKey(parameter.Name) && Rules.Syntax.Parameters.LiteralOf(parameter.Default)?.Text == $"{value}"))));
        Assert.Equal(scenarios.Count, scenarios.Select(scenario => scenario.Name).Distinct().Count());
    }

    [Fact]
    public void Scenarios_WithEverythingOn_SayOnlyWhatMainHas()
    {
        var main = Repository.Infrastructure.Main;

        Assert.All(Scenario.Of(main).SelectMany(scenario => scenario.Parameters.Keys).Distinct(), name => Assert.Contains(main.Parameters, parameter => parameter.Name == name));
    }
}
