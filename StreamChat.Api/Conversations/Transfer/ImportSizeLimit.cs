using Microsoft.AspNetCore.Http.Metadata;

namespace StreamChat.Api.Conversations.Transfer;

/// <summary>An import may be larger than other bodies: what an export wrote must be able to come back.</summary>
internal sealed class ImportSizeLimit : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => 8 * 1024 * 1024;
}
