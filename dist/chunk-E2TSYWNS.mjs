
import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import{na as o}from"./chunk-62YXWHYM.mjs";export{o as lint};
