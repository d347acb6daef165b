declare module "vader-sentiment" {
  const vader: {
    SentimentIntensityAnalyzer: {
      /** `neg`, `neu` and `pos` are shares of the text; `compound` in [−1, 1]. */
      polarity_scores(text: string): { compound: number; neg: number; neu: number; pos: number };
    };
  };
  export default vader;
}
