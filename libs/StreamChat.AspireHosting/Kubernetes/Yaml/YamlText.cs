using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>Writes YAML that is the same to the byte for the same content, on every machine.</summary>
internal static class YamlText
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithNewLine("\n")
        .WithIndentedSequences()
        .WithEventEmitter(next => new LineByLine(next))
        .DisableAliases()
        .Build();

    // JSON keeps apart what YAML's plain scalars do not: the text "8080" and the number.
    private static readonly ISerializer Json = new SerializerBuilder()
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .DisableAliases()
        .JsonCompatible()
        .Build();

    /// <summary>One document.</summary>
    public static string Write(Map document) => Serializer.Serialize(document);

    /// <summary>An object of the cluster as a mapping.</summary>
    public static Map Read(BaseKubernetesResource resource)
    {
        using var document = JsonDocument.Parse(Json.Serialize(resource));
        return (Map)Value(document.RootElement);
    }

    private static object Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Mapping(element),
        JsonValueKind.Array => new List<object>(element.EnumerateArray().Select(Value)),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.Number => element.GetDouble(),
        _ => Convert.ToString(element, CultureInfo.InvariantCulture) ?? "",
    };

    private static Map Mapping(JsonElement element)
    {
        var map = new Map();
        foreach (var property in element.EnumerateObject())
        {
            map.Add(property.Name, Value(property.Value));
        }

        return map;
    }
}
