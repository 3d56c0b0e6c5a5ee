
import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import{qa as o}from"./chunk-HCQJOBFT.mjs";export{o as lint};
