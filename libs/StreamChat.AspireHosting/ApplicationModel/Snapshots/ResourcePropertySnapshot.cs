namespace Aspire.Hosting.ApplicationModel;

/// <summary>One named value of a resource.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A text, number, boolean, sequence of texts, or null.</param>
public sealed record ResourcePropertySnapshot(string Name, object? Value)
{
    /// <summary>Masked in the dashboard until someone asks to see it.</summary>
    public bool IsSensitive { get; init; }
}
