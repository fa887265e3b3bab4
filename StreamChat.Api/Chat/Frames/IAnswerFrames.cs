using StreamChat.Api.Providers.Answers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat.Frames;

/// <summary>The frames in which one endpoint sends an answer.</summary>
internal interface IAnswerFrames : ITextSink
{
    /// <summary>The first frame: the provider has answered, or is awaited any longer.</summary>
    void Connected();

    /// <summary>The last frames of an answer that is whole.</summary>
    void Done(AnswerEnd end);

    /// <summary>The last frame of an answer that is not.</summary>
    void Error(ProblemCode code, string detail);
}
