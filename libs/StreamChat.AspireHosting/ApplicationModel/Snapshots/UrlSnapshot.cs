namespace Aspire.Hosting.ApplicationModel;

/// <summary>One address of an instance.</summary>
/// <param name="Name">The endpoint's name, when it is one's.</param>
/// <param name="Url">The absolute address.</param>
/// <param name="IsInternal">Shown with the details only.</param>
public sealed record UrlSnapshot(string? Name, string Url, bool IsInternal)
{
    /// <summary>Known, but nobody listens there yet.</summary>
    public bool IsInactive { get; init; }

    public UrlDisplayPropertiesSnapshot DisplayProperties { get; init; } = new();
}
