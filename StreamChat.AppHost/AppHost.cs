Console.WriteLine("StreamChat");
