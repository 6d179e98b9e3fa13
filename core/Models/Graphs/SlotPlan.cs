namespace GenreFunctions.Models.Graphs;

/// <summary>
/// Finds a place for every value: a value that no later step reads leaves its slot to another. The slot whose width fits best is taken; if all are too
/// narrow, the widest grows. A chain needs two slots.
/// </summary>
internal sealed class SlotPlan
{
    private readonly List<int> _widths = [];
    private readonly List<int> _free = [];
    private readonly Dictionary<GraphValue, int> _slots = [];

    private SlotPlan()
    {
    }

    /// <summary>Places the values.</summary>
    /// <returns>Floats of scratch a row.</returns>
    public static int Place(GraphValue features, IReadOnlyList<GraphStep> steps)
    {
        var plan = new SlotPlan();
        plan.Take(features);
        for (var number = 0; number < steps.Count; number++)
        {
            plan.Take(steps[number].Output);
            foreach (var input in steps[number].Inputs.Distinct())
            {
                if (input.LastUse == number)
                    plan._free.Add(plan._slots[input]);
            }
        }

        var (offsets, end) = (new int[plan._widths.Count], 0);
        for (var slot = 0; slot < offsets.Length; slot++)
            (offsets[slot], end) = (end, end + plan._widths[slot]);
        foreach (var (value, slot) in plan._slots)
            value.Offset = offsets[slot];
        return end;
    }

    private void Take(GraphValue value)
    {
        var slot = _free.Where(free => _widths[free] >= value.Stride).OrderBy(free => _widths[free]).FirstOrDefault(-1);
        if (slot < 0)
            slot = _free.OrderByDescending(free => _widths[free]).FirstOrDefault(-1);
        if (slot < 0)
        {
            slot = _widths.Count;
            _widths.Add(0);
        }

        _free.Remove(slot);
        _widths[slot] = Math.Max(_widths[slot], value.Stride);
        _slots.Add(value, slot);
    }
}
