package io.aecos.analytics.forecast;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Finds where a function of a few unbounded numbers is least, without derivatives (Nelder and Mead
 * 1965). Gives the same answer each time; the best point seen where it does not converge.
 */
final class Simplex {
  private static final double TOLERANCE = 1e-7;

  private final ToDoubleFunction<double[]> cost;
  private final double[][] points;
  private final double[] costs;
  private int left;

  private Simplex(ToDoubleFunction<double[]> cost, double[] start, int evaluations) {
    int size = start.length;
    this.cost = cost;
    this.points = new double[size + 1][];
    this.costs = new double[size + 1];
    this.left = evaluations;
    for (int i = 0; i <= size; i++) {
      points[i] = start.clone();
      if (i > 0) {
        points[i][i - 1] += 1;
      }
      costs[i] = at(points[i]);
    }
  }

  static double[] least(ToDoubleFunction<double[]> cost, double[] start, int evaluations) {
    if (start.length == 0) {
      return start;
    }
    Simplex simplex = new Simplex(cost, start, evaluations);
    simplex.sort();
    while (simplex.left > 0 && !simplex.converged()) {
      simplex.step();
      simplex.sort();
    }
    return simplex.points[0];
  }

  private double at(double[] point) {
    left--;
    double value = cost.applyAsDouble(point);
    return Double.isFinite(value) ? value : Double.MAX_VALUE;
  }

  private boolean converged() {
    return costs[costs.length - 1] - costs[0] <= TOLERANCE * (Math.abs(costs[0]) + 1e-300);
  }

  private void step() {
    int worst = costs.length - 1;
    double[] reflected = along(-1);
    double found = at(reflected);
    if (found < costs[0]) {
      double[] further = along(-2);
      double better = at(further);
      replace(better < found ? further : reflected, Math.min(better, found));
    } else if (found < costs[worst - 1]) {
      replace(reflected, found);
    } else {
      contract(found < costs[worst] ? -0.5 : 0.5, Math.min(found, costs[worst]));
    }
  }

  private void contract(double towards, double limit) {
    double[] nearer = along(towards);
    double found = at(nearer);
    if (found < limit) {
      replace(nearer, found);
      return;
    }
    for (int i = 1; i < points.length; i++) {
      for (int j = 0; j < points[i].length; j++) {
        points[i][j] = (points[i][j] + points[0][j]) / 2;
      }
      costs[i] = at(points[i]);
    }
  }

  private void replace(double[] point, double value) {
    points[points.length - 1] = point;
    costs[costs.length - 1] = value;
  }

  /** The middle of all but the worst point, {@code factor} of the way towards the worst. */
  private double[] along(double factor) {
    int size = points.length - 1;
    double[] result = new double[size];
    for (int j = 0; j < size; j++) {
      double middle = 0;
      for (int i = 0; i < size; i++) {
        middle += points[i][j];
      }
      middle /= size;
      result[j] = middle + factor * (points[size][j] - middle);
    }
    return result;
  }

  private void sort() {
    Integer[] order = new Integer[costs.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(costs[a], costs[b]));
    double[][] oldPoints = points.clone();
    double[] oldCosts = costs.clone();
    for (int i = 0; i < order.length; i++) {
      points[i] = oldPoints[order[i]];
      costs[i] = oldCosts[order[i]];
    }
  }
}
