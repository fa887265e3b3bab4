namespace StreamChat.Api.Reference.Describing;

/// <summary>
/// What an endpoint says of itself for the API reference, where its handler's signature does not: bodies and parameters that are read by hand.
/// Answers are taken from the handler's return type.
/// </summary>
internal static class EndpointDescriptions
{
    private const string Json = "application/json";

    internal static RouteHandlerBuilder TakesQuery<T>(this RouteHandlerBuilder endpoint, string name, string description, bool isRequired = false) =>
        endpoint.WithMetadata(new DescribedParameter(name, ParameterPlace.Query, typeof(T), description, isRequired));

    internal static RouteHandlerBuilder TakesHeader(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.WithMetadata(new DescribedParameter(name, ParameterPlace.Header, typeof(string), description));

    /// <summary>A JSON body of this shape.</summary>
    internal static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder endpoint, bool isOptional = false)
        where T : notnull => endpoint.Accepts<T>(isOptional, Json);

    /// <summary>A JSON answer of this shape with this status; needed where it is not 200, or not a <c>JsonHttpResult</c>.</summary>
    internal static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<T>(status, Json);

    /// <summary>An answer of text with this media type.</summary>
    internal static RouteHandlerBuilder AnswersText(this RouteHandlerBuilder endpoint, string mediaType) => endpoint.WithMetadata(new TextAnswer(mediaType));
}
