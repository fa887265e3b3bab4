namespace Aspire.Hosting.ApplicationModel;

/// <summary>The name of a network in which an endpoint has an address.</summary>
/// <param name="Value">The name.</param>
public record NetworkIdentifier(string Value)
{
}
