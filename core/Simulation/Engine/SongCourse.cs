using GenreFunctions.Simulation.Songs;

namespace GenreFunctions.Simulation.Engine;

/// <summary>
/// What follows what in a song's life, as TagSong has it: the announcement starts the orchestrator; each of its turns calls an activity, or as many batches as may
/// run at a time; each activity's end is another turn.
/// </summary>
internal sealed class SongCourse(int batchesInFlight)
{
    /// <summary>What an execution of the song takes.</summary>
    public static ExecutionWork WorkOf(SongWork work, JobKind kind) => kind switch
    {
        JobKind.Trigger => work.Trigger,
        JobKind.Turn => work.Turn,
        JobKind.Prepare => work.Prepare,
        JobKind.Score => work.Score,
        JobKind.ScoreLast => work.LastScore,
        JobKind.Discard => work.Discard,
        _ => work.Record,
    };

    /// <summary>With this execution's end the song has its tags.</summary>
    public static bool Tags(SongWork work, JobKind kind) => kind == JobKind.Record || (kind == JobKind.Prepare && work.Batches == 0);

    /// <summary>Adds the executions that follow the end of one.</summary>
    /// <returns>The song goes on; some other execution of it may be under way even where none follows.</returns>
    public bool GoesOn(ref SongTable.Song song, Job ended, List<JobKind> next)
    {
        if (ended.Kind != JobKind.Turn)
        {
            next.Add(JobKind.Turn);
            return true;
        }

        switch (ended.Cause)
        {
            case JobKind.Trigger:
                next.Add(JobKind.Prepare);
                return true;
            case JobKind.Prepare when song.Work.Batches > 0:
                CallBatches(ref song, next);
                return true;
            case JobKind.Score or JobKind.ScoreLast:
                song.Scored++;
                if (song.Scored == song.Work.Batches)
                    next.Add(JobKind.Discard);
                else
                    CallBatches(ref song, next);
                return true;
            case JobKind.Discard:
                next.Add(JobKind.Record);
                return true;
            default:
                return false;
        }
    }

    private void CallBatches(ref SongTable.Song song, List<JobKind> next)
    {
        while (song.Called < song.Work.Batches && song.Called - song.Scored < batchesInFlight)
        {
            song.Called++;
            next.Add(song.Called == song.Work.Batches ? JobKind.ScoreLast : JobKind.Score);
        }
    }
}
