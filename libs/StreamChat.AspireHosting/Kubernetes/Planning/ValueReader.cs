using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Publishing;

namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>Reads the values of one resource, as they are in the cluster, and takes down whom the resource calls by them.</summary>
internal sealed class ValueReader(IResource owner, PublishContext context, IReadOnlyDictionary<IResource, PortPlan[]> ports, CallList calls)
{
    public async ValueTask<ResolvedText> ReadAsync(object value, CancellationToken cancellationToken) => value switch
    {
        string text => Literal(text),
        IResourceBuilder<IResource> { Resource: var resource } => await ReadAsync(resource, cancellationToken).ConfigureAwait(false),
        ParameterResource { Secret: true } parameter => Secret(parameter),
        ParameterResource parameter => Literal(parameter.Value),
        ConnectionStringReference reference => await ReadAsync(reference.Resource, cancellationToken).ConfigureAwait(false),
        IResourceWithConnectionString connection => await ReadAsync(connection.ConnectionStringExpression, cancellationToken).ConfigureAwait(false),
        EndpointReference endpoint => Endpoint(endpoint, EndpointProperty.Url),
        EndpointReferenceExpression expression => Endpoint(expression.Endpoint, expression.Property),
        ReferenceExpression { Condition: { } condition } choice => await ChooseAsync(condition, choice, cancellationToken).ConfigureAwait(false),
        ReferenceExpression expression => await ExpressionAsync(expression, cancellationToken).ConfigureAwait(false),
        IValueProvider provider => Literal(await provider.GetValueAsync(new ValueProviderContext { Caller = owner }, cancellationToken).ConfigureAwait(false)),
        IFormattable or bool => Literal(Convert.ToString(value, CultureInfo.InvariantCulture)),
        _ => throw new DistributedApplicationException($"{owner.Name}: a value of type {value.GetType().Name} cannot be published."),
    };

    private ResolvedText Literal(string? text)
    {
        if (text?.Contains("://", StringComparison.Ordinal) is true && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.Host is not ("+" or "*"))
        {
            calls.Outside.Add(new Uri(uri.GetLeftPart(UriPartial.Authority)));
        }

        return ResolvedText.Of(text);
    }

    private ResolvedText Secret(ParameterResource parameter)
    {
        calls.Unknown |= parameter.IsConnectionString;
        return ResolvedText.Secret(parameter.Name);
    }

    private ResolvedText Endpoint(EndpointReference reference, EndpointProperty property)
    {
        if (!ports.TryGetValue(reference.Resource, out var known))
        {
            throw new DistributedApplicationException($"{owner.Name} uses {reference.Resource.Name}, which is not published.");
        }

        var port = known.FirstOrDefault(candidate => candidate.Endpoint == reference.EndpointAnnotation)
            ?? throw new DistributedApplicationException($"{owner.Name}: {reference.Resource.Name} has no endpoint {reference.EndpointName}.");
        if (reference.Resource != owner)
        {
            calls.Inside.Add(new Call(reference.Resource.Name, port.Name));
        }

        var host = HostOf(reference.Resource);
        var scheme = reference.Scheme;
        return ResolvedText.Of(property switch
        {
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port or EndpointProperty.TargetPort => Number(port),
            EndpointProperty.Scheme => scheme,
            EndpointProperty.HostAndPort => $"{host}:{Number(port)}",
            EndpointProperty.TlsEnabled => reference.TlsEnabled ? bool.TrueString : bool.FalseString,
            _ => $"{scheme}://{host}:{Number(port)}",
        });
    }

    private async ValueTask<ResolvedText> ChooseAsync(IValueProvider condition, ReferenceExpression choice, CancellationToken cancellationToken)
    {
        var value = await ReadAsync(condition, cancellationToken).ConfigureAwait(false);
        var matches = string.Equals(value.Plain, choice.MatchValue, StringComparison.OrdinalIgnoreCase);
        return await ReadAsync(matches ? choice.WhenTrue! : choice.WhenFalse!, cancellationToken).ConfigureAwait(false);
    }

    // {0},password={1}: numbered holes, and braces of the text itself doubled.
    private async ValueTask<ResolvedText> ExpressionAsync(ReferenceExpression expression, CancellationToken cancellationToken)
    {
        var text = ResolvedText.Empty;
        var format = expression.Format;
        for (var at = 0; at < format.Length;)
        {
            var brace = format.AsSpan(at).IndexOfAny('{', '}');
            var end = brace < 0 ? format.Length : at + brace;
            text += ResolvedText.Of(format[at..end]);
            if (end == format.Length)
            {
                break;
            }

            if (format[end + 1] == format[end])
            {
                text += ResolvedText.Of(format[end..(end + 1)]);
                at = end + 2;
                continue;
            }

            at = format.IndexOf('}', end) + 1;
            var hole = int.Parse(format.AsSpan(end + 1, at - end - 2), CultureInfo.InvariantCulture);
            text += await HoleAsync(expression, hole, cancellationToken).ConfigureAwait(false);
        }

        return text;
    }

    private async ValueTask<ResolvedText> HoleAsync(ReferenceExpression expression, int hole, CancellationToken cancellationToken)
    {
        var value = await ReadAsync(expression.ValueProviders[hole], cancellationToken).ConfigureAwait(false);
        return expression.StringFormats[hole] is { } format && !value.HasSecret ? ResolvedText.Of(ExpressionParts.Formatted(value.Plain, format)) : value;
    }

    // Of a store with several pods the first is the one that is written to.
    private string HostOf(IResource resource) => WorkloadPlan.IsStateful(resource) ? $"{resource.Name}-0.{resource.Name}.{context.Namespace}.svc" : resource.Name;

    private static string Number(PortPlan port) => port.Number.ToString(CultureInfo.InvariantCulture);
}
