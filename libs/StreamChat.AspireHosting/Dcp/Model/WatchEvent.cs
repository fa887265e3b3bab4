using System.Text.Json;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>One line of a watch: ADDED, MODIFIED, DELETED, BOOKMARK or ERROR, and the object.</summary>
internal sealed class WatchEvent
{
    public string Type { get; set; } = "";

    public JsonElement Object { get; set; }
}
