namespace GenreFunctions.Functions.CostReports;

/// <summary>What costs are told apart by.</summary>
internal enum CostGrouping
{
    /// <summary>The day, in UTC; every day has a group.</summary>
    Day,

    /// <summary>Whose songs.</summary>
    Publisher,

    /// <summary>The genre, or the outcome where there is none.</summary>
    Genre,

    /// <summary>The service that bills.</summary>
    Service,

    /// <summary>The plan.</summary>
    Plan,
}
