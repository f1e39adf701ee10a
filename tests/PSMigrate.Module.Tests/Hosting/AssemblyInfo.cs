// PSStyle, the environment, the current folder and the load contexts belong to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
