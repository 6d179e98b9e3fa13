using System.Globalization;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

/// <summary>A plan as docs/cost-model.md writes it: <c>premium size=EP2 side-by-side=4</c>.</summary>
internal static class PlanLine
{
    public static (BillingPlan Plan, PriceBook Prices) Read(string text)
    {
        var words = text.Split(' ');
        var sizes = new PlanOptions();
        var prices = PriceBook.Embedded;
        foreach (var (name, value) in words.Skip(1).Select(word => word.Split('=')).Select(parts => (parts[0], parts[1])))
        {
            if (name == "machine-hour")
                prices = PriceBook.Embedded.WithMachineHour(Decimal(value));
            sizes = name switch
            {
                "memory" => sizes with { FlexMemoryMb = (int)Decimal(value) },
                "size" => sizes with { PremiumSize = value },
                "vcpus" => sizes with { ContainerVcpus = Decimal(value) },
                "gib" => sizes with { ContainerMemoryGib = Decimal(value) },
                "side-by-side" => sizes with { SideBySide = (int)Decimal(value) },
                "minimum" => sizes with { MinimumInstances = (int)Decimal(value) },
                "cores" => sizes with { Cores = (int)Decimal(value) },
                "machine-hour" => sizes,
                _ => throw new InvalidDataException($"A plan has no {name}."),
            };
        }

        return (BillingPlans.Create(words[0], sizes), prices);
    }

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
