namespace GenreFunctions.Functions.Results;

/// <summary>Which end comes first.</summary>
public enum SortOrder
{
    /// <summary>Falling: the last, the highest.</summary>
    Desc,

    /// <summary>Rising: the first, the lowest.</summary>
    Asc,
}
