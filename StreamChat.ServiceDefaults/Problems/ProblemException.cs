namespace StreamChat.ServiceDefaults.Problems;

/// <summary>A problem found deep in a pipeline, before the first byte of the answer; the exception handler answers with it.</summary>
public sealed class ProblemException : Exception
{
    /// <summary>Wraps a problem.</summary>
    public ProblemException(Problem problem, Exception? innerException = null)
        : base(problem?.Detail, innerException)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>Makes a problem of a code and a safe sentence.</summary>
    public ProblemException(ProblemCode code, string detail, Exception? innerException = null)
        : this(new Problem(code, detail), innerException)
    {
    }

    /// <summary>What the caller is told.</summary>
    public Problem Problem { get; }
}
