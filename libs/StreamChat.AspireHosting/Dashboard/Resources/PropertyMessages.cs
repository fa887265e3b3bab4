using System.Collections;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using Wire = Aspire.Hosting.Dashboard.Messages;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>The named values that the dashboard lists with a resource.</summary>
internal static class PropertyMessages
{
    internal static IEnumerable<Wire.ResourceProperty> From(ResourceEvent update)
    {
        var snapshot = update.Snapshot;
        yield return Property("resource.uid", update.ResourceId);
        yield return Property("resource.name", update.ResourceId);
        yield return Property("resource.type", snapshot.ResourceType);
        yield return Property("resource.displayName", update.Resource.Name);
        yield return Property("resource.state", snapshot.State?.Text);
        yield return Property("resource.exitCode", snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture));
        yield return Property("resource.createTime", snapshot.CreationTimeStamp);
        yield return Property("resource.startTime", snapshot.StartTimeStamp);
        yield return Property("resource.stopTime", snapshot.StopTimeStamp);
        yield return Property("resource.healthState", snapshot.HealthStatus?.ToString());
        foreach (var property in snapshot.Properties)
        {
            yield return Property(property.Name, property.Value, property.IsSensitive);
        }
    }

    private static Wire.ResourceProperty Property(string name, object? value, bool isSensitive = false) =>
        new() { Name = name, Value = ValueOf(value), IsSensitive = isSensitive };

    private static Value ValueOf(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        bool flag => Value.ForBool(flag),
        int number => Value.ForNumber(number),
        DateTime time => Value.ForString(time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        IEnumerable<bool> flags => Value.ForList([.. flags.Select(flag => Value.ForNumber(flag ? 1 : 0))]), // which arguments are sensitive
        IEnumerable values => Value.ForList([.. values.Cast<object?>().Select(ValueOf)]),
        IFormattable other => Value.ForString(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Value.ForString(value.ToString() ?? ""),
    };
}
