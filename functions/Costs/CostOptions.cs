using System.Globalization;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Costs;

/// <summary>By what costs are computed: settings <c>Costs__…</c>.</summary>
/// <param name="Prices">The price book: the one that ships, or that of the file <c>Costs__PriceBook</c>; with <c>Costs__MachineHour</c>, a price for an hour of one's own machine.</param>
/// <param name="Plan">Where songs are tagged: <c>Costs__Plan</c>, by default <c>local</c>; sized by <c>Costs__FlexMemoryMb</c>, <c>Costs__PremiumSize</c>,
/// <c>Costs__ContainerVcpus</c>, <c>Costs__ContainerMemoryGib</c>, <c>Costs__MinimumInstances</c>, <c>Costs__SideBySide</c> and <c>Costs__Cores</c>.</param>
/// <param name="PlanOptions">The plan's sizes; other plans are compared by them.</param>
/// <param name="MonthlyBudget">What a month may cost, in the book's currency: <c>Costs__MonthlyBudget</c>.</param>
public sealed record CostOptions(PriceBook Prices, BillingPlan Plan, PlanOptions PlanOptions, decimal? MonthlyBudget)
{
    private const string DefaultPlan = "local";
    private const int MostInstances = 10_000;
    private const decimal MostHour = 1_000_000m;
    private const decimal MostMonth = 1_000_000_000m;

    private static readonly string[] FlexMemories = ["512", "2048", "4096"];
    private static readonly string[] PremiumSizes = ["EP1", "EP2", "EP3"];

    /// <summary>Meters in, costs out.</summary>
    public SongCosting Costing { get; } = new(Prices, Plan);

    /// <summary>As the settings say.</summary>
    /// <exception cref="InvalidOperationException">One of them cannot be used; the message names it.</exception>
    internal static CostOptions From(IConfiguration configuration)
    {
        var sizes = Sizes(configuration);
        return new CostOptions(Book(configuration), PlanOf(configuration, sizes), sizes, Amount(configuration, "Costs:MonthlyBudget", MostMonth));
    }

    // Sizes of all plans, whichever is the service's: the others are compared by them, and a bad one would go unnoticed.
    private static PlanOptions Sizes(IConfiguration configuration)
    {
        var standard = new PlanOptions();
        return new PlanOptions
        {
            FlexMemoryMb = int.Parse(Choice(configuration, "Costs:FlexMemoryMb", $"{standard.FlexMemoryMb}", FlexMemories), CultureInfo.InvariantCulture),
            PremiumSize = Choice(configuration, "Costs:PremiumSize", standard.PremiumSize, PremiumSizes),
            ContainerVcpus = Size(configuration, "Costs:ContainerVcpus") ?? standard.ContainerVcpus,
            ContainerMemoryGib = Size(configuration, "Costs:ContainerMemoryGib") ?? standard.ContainerMemoryGib,
            MinimumInstances = Setting.Text(configuration, "Costs:MinimumInstances") is null ? null : Setting.Whole(configuration, "Costs:MinimumInstances", 0, 0, MostInstances),
            SideBySide = Setting.Whole(configuration, "Costs:SideBySide", standard.SideBySide, 1, MostInstances),
            Cores = Setting.Whole(configuration, "Costs:Cores", Environment.ProcessorCount, 1, MostInstances),
        };
    }

    private static BillingPlan PlanOf(IConfiguration configuration, PlanOptions sizes)
    {
        var name = Choice(configuration, "Costs:Plan", DefaultPlan, BillingPlans.Names);
        try
        {
            return BillingPlans.Create(name, sizes);
        }
        catch (ArgumentException) when (sizes.MinimumInstances == 0)
        {
            throw new InvalidOperationException($"The setting Costs__MinimumInstances is '0', where 1 or more is expected: of {name} one instance always runs.");
        }
    }

    private static PriceBook Book(IConfiguration configuration)
    {
        var book = PriceBook.Embedded;
        if (Setting.Text(configuration, "Costs:PriceBook") is { } path)
        {
            try
            {
                using var file = File.OpenRead(path);
                book = PriceBook.Read(file);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or PriceBookException)
            {
                throw new InvalidOperationException($"The setting Costs__PriceBook names {path}, which is no readable price book: {fault.Message}");
            }
        }

        return Amount(configuration, "Costs:MachineHour") is { } price ? book.WithMachineHour(price) : book;
    }

    private static string Choice(IConfiguration configuration, string name, string standard, IReadOnlyList<string> choices)
    {
        var text = Setting.Text(configuration, name) ?? standard;
        return choices.Contains(text, StringComparer.Ordinal) ? text : throw Setting.Bad(name, text, $"one of {string.Join(", ", choices)}");
    }

    private static decimal? Size(IConfiguration configuration, string name) =>
        Amount(configuration, name) is not 0 and var size ? size : throw Setting.Bad(name, "0", "more than that");

    private static decimal? Amount(IConfiguration configuration, string name, decimal most = MostHour)
    {
        if (Setting.Text(configuration, name) is not { } text)
            return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= most
            ? amount
            : throw Setting.Bad(name, text, string.Create(CultureInfo.InvariantCulture, $"an amount from 0 to {most} such as 0.25"));
    }
}
