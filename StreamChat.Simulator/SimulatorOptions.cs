using System.ComponentModel.DataAnnotations;

namespace StreamChat.Simulator;

/// <summary>The simulator's settings; a model's name overrides them for one call (README.md lists both).</summary>
internal sealed class SimulatorOptions : IValidatableObject
{
    internal const string SectionName = "Simulator";

    /// <summary>The shortest pause before a token. Default 30 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan MinDelay { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>The longest pause before a token; not below <see cref="MinDelay"/>. Default 80 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMilliseconds(80);

    /// <summary>How many tokens (a word and its space) one chunk carries. Default 1.</summary>
    [Range(1, 1000)]
    public int ChunkSize { get; set; } = 1;

    /// <summary>Every answer's length in tokens; 0 leaves each answer as it is written. Default 0.</summary>
    [Range(0, 10_000_000)]
    public int Tokens { get; set; }

    /// <summary>The length of <c>simulator-long</c> in tokens. Default 2000.</summary>
    [Range(1, 10_000_000)]
    public int LongTokens { get; set; } = 2000;

    /// <summary>How long <c>simulator-slow-start</c> waits before it answers. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SlowStart { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a call that makes no progress on purpose sends its comment or empty chunk. Default 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0010000", "01:00:00")]
    public TimeSpan IdleInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What <c>Retry-After</c> of 429 and 503 says. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Chooses tokens and pauses where a request has no <c>seed</c>: another number gives another, equally repeatable run. Default 0.</summary>
    public long Seed { get; set; }

    /// <summary>A folder of markdown files that replace the built-in answers; empty keeps those. Default empty.</summary>
    public string AnswersPath { get; set; } = "";

    /// <summary>A key that callers must then send as a bearer; empty takes every caller. Default empty.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Calls at once; past it a call is answered 429. Default 10 000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConcurrency { get; set; } = 10_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxDelay < MinDelay)
        {
            yield return new ValidationResult(
                $"MaxDelay ({MaxDelay}) must not be below MinDelay ({MinDelay}).",
                [nameof(MaxDelay)]);
        }

        if (AnswersPath.Length > 0 && !Directory.Exists(AnswersPath))
        {
            yield return new ValidationResult(
                $"AnswersPath ({AnswersPath}) must be a folder that exists.",
                [nameof(AnswersPath)]);
        }
    }
}
