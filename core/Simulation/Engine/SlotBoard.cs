namespace GenreFunctions.Simulation.Engine;

/// <summary>Finds the instance with the fewest jobs of a kind, at once: instances stand in rows by how many they have.</summary>
internal sealed class SlotBoard
{
    private const int None = -1;

    private readonly List<int>[] _rows;
    private readonly List<(int Row, int Index)> _places = [];

    /// <summary>A board without instances.</summary>
    /// <param name="slots">Jobs of the kind that an instance takes.</param>
    public SlotBoard(int slots)
    {
        _rows = new List<int>[slots + 1];
        for (var row = 0; row <= slots; row++)
            _rows[row] = [];
    }

    /// <summary>Puts an instance on the board, with no job.</summary>
    public void Add(int instance)
    {
        while (_places.Count <= instance)
            _places.Add((None, None));
        Enter(instance, 0);
    }

    /// <summary>Takes it off.</summary>
    public void Remove(int instance)
    {
        Leave(instance);
        _places[instance] = (None, None);
    }

    /// <summary>The instance with the fewest jobs, which gets one more; below 0 when all are full.</summary>
    public int Take()
    {
        for (var row = 0; row < _rows.Length - 1; row++)
        {
            if (_rows[row].Count == 0)
                continue;
            var instance = _rows[row][^1];
            Leave(instance);
            Enter(instance, row + 1);
            return instance;
        }

        return None;
    }

    /// <summary>An instance has one less; nothing where it is not on the board any more.</summary>
    public void Release(int instance)
    {
        var row = _places[instance].Row;
        if (row == None)
            return;
        Leave(instance);
        Enter(instance, row - 1);
    }

    private void Enter(int instance, int row)
    {
        _places[instance] = (row, _rows[row].Count);
        _rows[row].Add(instance);
    }

    // The last of the row takes the place.
    private void Leave(int instance)
    {
        var (row, index) = _places[instance];
        var last = _rows[row][^1];
        _rows[row][index] = last;
        _places[last] = (row, index);
        _rows[row].RemoveAt(_rows[row].Count - 1);
    }
}
