namespace StreamChat.Gateway.Limits.Buckets;

/// <summary>Keeps token buckets.</summary>
internal interface IBuckets
{
    /// <summary>Takes a token from every bucket, or from none when one of them is empty.</summary>
    ValueTask<BucketVerdict> TakeAsync(Bucket[] buckets);
}
