using System.ClientModel.Primitives;

namespace StreamChat.Api.Providers.Transport;

/// <summary>Authenticates nothing: servers such as vLLM and Ollama take no key, and the package insists on something.</summary>
internal sealed class NoKey : AuthenticationPolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNext(message, pipeline, currentIndex);

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNextAsync(message, pipeline, currentIndex);
}
