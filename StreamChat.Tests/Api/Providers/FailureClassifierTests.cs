using StreamChat.Api.Providers.Failures;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>Which of our errors a provider's error is.</summary>
public sealed class FailureClassifierTests
{
    [Theory]
    [InlineData(400, null, null, "invalid_request")]
    [InlineData(400, "model_not_found", null, "provider_model_not_found")]
    [InlineData(400, "context_length_exceeded", "invalid_request_error", "invalid_request")]
    [InlineData(401, "invalid_api_key", "invalid_request_error", "provider_invalid_key")]
    [InlineData(401, null, null, "provider_invalid_key")]
    [InlineData(402, null, null, "provider_quota")]
    [InlineData(403, null, "invalid_request_error", "provider_invalid_key")]
    [InlineData(403, "insufficient_quota", null, "provider_quota")]
    [InlineData(404, "model_not_found", "invalid_request_error", "provider_model_not_found")]
    [InlineData(404, null, null, "provider_model_not_found")]
    [InlineData(408, null, null, "provider_timeout")]
    [InlineData(413, null, null, "invalid_request")]
    [InlineData(422, null, null, "invalid_request")]
    [InlineData(429, null, null, "provider_rate_limited")]
    [InlineData(429, "rate_limit_exceeded", "requests", "provider_rate_limited")]
    [InlineData(429, "insufficient_quota", "insufficient_quota", "provider_quota")]
    [InlineData(429, null, "insufficient_quota", "provider_quota")]
    [InlineData(500, "model_not_found", null, "provider_unavailable")]
    [InlineData(503, null, "server_error", "provider_unavailable")]
    [InlineData(529, null, "overloaded_error", "provider_unavailable")]
    [InlineData(302, null, null, "provider_unavailable")]
    public void OfStatus_GoesByTheStatus_UnlessTheCodeKnowsBetter(int status, string? code, string? type, string expected) =>
        Assert.Equal(expected, FailureClassifier.OfStatus(status, new ProviderError(code, type), null).Code.Code);

    [Theory]
    [InlineData("401", null, "provider_invalid_key")]
    [InlineData("429", null, "provider_rate_limited")]
    [InlineData("502", null, "provider_unavailable")]
    [InlineData("insufficient_quota", null, "provider_quota")]
    [InlineData("rate_limit_exceeded", "requests", "provider_rate_limited")]
    [InlineData("model_not_found", "invalid_request_error", "provider_model_not_found")]
    [InlineData(null, "invalid_request_error", "invalid_request")]
    [InlineData("server_error", null, "provider_unavailable")]
    [InlineData(null, null, "provider_dropped")]
    [InlineData("whatever", "unheard_of", "provider_dropped")]
    [InlineData("7", null, "provider_dropped")]
    public void OfEvent_GoesByItsWords(string? code, string? type, string expected) =>
        Assert.Equal(expected, FailureClassifier.OfEvent(new ProviderError(code, type)).Code.Code);

    [Fact]
    public void OfStatus_KeepsRetryAfter_OnlyWhereARetryHelps()
    {
        var wait = TimeSpan.FromSeconds(7);

        Assert.Equal(wait, FailureClassifier.OfStatus(429, ProviderError.Unknown, wait).RetryAfter);
        Assert.Null(FailureClassifier.OfStatus(401, ProviderError.Unknown, wait).RetryAfter);
    }

    [Fact]
    public void OfStatus_DoesNotPass_WhenTheAddressRedirects()
    {
        var failure = FailureClassifier.OfStatus(301, ProviderError.Unknown, TimeSpan.FromSeconds(1));

        Assert.Equal((false, null), (failure.MayPass, failure.RetryAfter));
        Assert.Contains("redirects", failure.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("[]")]
    [InlineData("\"error\"")]
    [InlineData("""{"message":"secret"}""")]
    [InlineData("""{"error":["secret"]}""")]
    [InlineData("""{"error":{"code":"\ud800"}}""")]
    public void FromBody_KnowsNothing_WhenTheBodyIsNoErrorObject(string body) =>
        Assert.Equal(ProviderError.Unknown, ProviderError.FromBody(System.Text.Encoding.UTF8.GetBytes(body)));
}
