namespace Aspire.Hosting.ApplicationModel;

/// <summary>A tie from the resource to another.</summary>
/// <param name="ResourceName">The other one's name.</param>
/// <param name="Type">"Reference", "WaitFor", "Parent", ….</param>
public sealed record RelationshipSnapshot(string ResourceName, string Type);
