namespace Aspire.Hosting.ApplicationModel;

/// <summary>The kinds of relationship that have a meaning for the dashboard.</summary>
internal static class KnownRelationshipTypes
{
    public const string Reference = "Reference";
    public const string WaitFor = "WaitFor";
    public const string Parent = "Parent";
}
