
import{Va as o}from"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import"./chunk-62YXWHYM.mjs";export{o as recognising};
