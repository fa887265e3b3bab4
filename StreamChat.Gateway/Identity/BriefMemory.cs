using System.Collections.Concurrent;

namespace StreamChat.Gateway.Identity;

/// <summary>
/// Answers that are good for a few seconds, so that what many requests ask is asked once. Holds a bounded number; who fills it with new questions
/// only makes it forget earlier.
/// </summary>
internal sealed class BriefMemory<T>(TimeSpan life, int most, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (Task<T> Answer, long At)> _answers = new();

    internal int Count => _answers.Count;

    /// <summary>Whether a question is answered without asking.</summary>
    internal bool Knows(string question) => _answers.TryGetValue(question, out var known) && time.GetElapsedTime(known.At) < life;

    /// <summary>What is known of a question, or what asking says; a failure is not kept.</summary>
    internal async ValueTask<T> GetAsync(string question, Func<string, Task<T>> ask)
    {
        if (_answers.TryGetValue(question, out var known) && time.GetElapsedTime(known.At) < life)
        {
            return await known.Answer;
        }

        if (_answers.Count >= most)
        {
            MakeRoom();
        }

        var asked = ask(question);
        _answers[question] = (asked, time.GetTimestamp());
        try
        {
            return await asked;
        }
        catch
        {
            _answers.TryRemove(KeyValuePair.Create(question, _answers.GetValueOrDefault(question)));
            throw;
        }
    }

    internal void Forget(string question) => _answers.TryRemove(question, out _);

    private void MakeRoom()
    {
        foreach (var old in _answers.Where(answer => time.GetElapsedTime(answer.Value.At) >= life).ToArray())
        {
            _answers.TryRemove(old);
        }

        if (_answers.Count >= most)
        {
            _answers.Clear();
        }
    }
}
