namespace GenreFunctions.Explaining;

/// <summary>Gives every row's probability of every label, row-major, as <see cref="Models.GenreModel.Score"/> does. A row's answer does not depend on those beside it.</summary>
internal delegate void SegmentScoring(ReadOnlySpan<double> features, Span<double> probabilities);
