namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a url is shown.</summary>
/// <param name="DisplayName">Text of the link; the address when empty.</param>
/// <param name="SortOrder">The higher one comes first.</param>
public sealed record UrlDisplayPropertiesSnapshot(string DisplayName = "", int SortOrder = 0);
