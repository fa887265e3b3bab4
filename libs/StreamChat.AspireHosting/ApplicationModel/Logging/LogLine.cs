namespace Aspire.Hosting.ApplicationModel;

/// <summary>One line of a resource's console log.</summary>
/// <param name="LineNumber">Counted from 1, for one instance.</param>
/// <param name="Content">Time, a space, and the text.</param>
/// <param name="IsErrorMessage">It came from standard error.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
