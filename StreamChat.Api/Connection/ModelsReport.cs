namespace StreamChat.Api.Connection;

/// <summary>The answer of <c>GET /api/models</c>.</summary>
/// <param name="Provider">The kind of provider.</param>
/// <param name="DefaultModel">The model of requests that name none.</param>
/// <param name="Models">All models, in the provider's order.</param>
internal sealed record ModelsReport(string Provider, string? DefaultModel, IReadOnlyList<ModelReport> Models);
