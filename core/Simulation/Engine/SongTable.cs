using GenreFunctions.Simulation.Songs;

namespace GenreFunctions.Simulation.Engine;

/// <summary>Songs under way. Places are used again, so that memory follows the backlog and not the day.</summary>
internal sealed class SongTable
{
    private readonly Stack<int> _free = new();
    private Song[] _songs = new Song[1024];
    private int _used;

    /// <summary>A song.</summary>
    public ref Song this[int place] => ref _songs[place];

    /// <summary>Takes a song in.</summary>
    public int Add(SongWork work, double arrived)
    {
        if (!_free.TryPop(out var place))
        {
            if (_used == _songs.Length)
                Array.Resize(ref _songs, 2 * _songs.Length);
            place = _used++;
        }

        _songs[place] = new Song { Work = work, Arrived = arrived };
        return place;
    }

    /// <summary>Lets it go.</summary>
    public void Remove(int place)
    {
        _songs[place] = default;
        _free.Push(place);
    }

    /// <summary>Where a song stands.</summary>
    internal struct Song
    {
        /// <summary>What it takes.</summary>
        public SongWork Work;

        /// <summary>When its upload ended.</summary>
        public double Arrived;

        /// <summary>Executions that run now.</summary>
        public int Running;

        /// <summary>Since when at least one does.</summary>
        public double RunningSince;

        /// <summary>For how long at least one did.</summary>
        public double Worked;

        /// <summary>Batches that were called.</summary>
        public int Called;

        /// <summary>Batches that came back.</summary>
        public int Scored;
    }
}
