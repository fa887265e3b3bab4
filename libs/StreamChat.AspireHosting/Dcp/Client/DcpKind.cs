using System.Text.Json.Serialization.Metadata;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp.Client;

/// <summary>A kind of object: its name, its place in the API, its wire format.</summary>
internal sealed record DcpKind<TSpec, TStatus>(string Kind, string Plural, JsonTypeInfo<DcpObject<TSpec, TStatus>> Json)
    where TSpec : class, new()
    where TStatus : class
{
    public DcpObject<TSpec, TStatus> Create(string name) => new() { Kind = Kind, Metadata = { Name = name, Annotations = [] } };
}
